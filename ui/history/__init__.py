"""The history page: past runs, found by words and filters, read, taken up again or erased."""
