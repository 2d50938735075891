"""The text set by its typography: on demand, and while it is typed."""
