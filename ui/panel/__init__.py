"""The companion at the right of the text: what to do, how it goes, what came of it."""
