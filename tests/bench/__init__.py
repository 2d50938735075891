"""Speed and memory, each against a floor taken in the same run; printed, never asserted."""
