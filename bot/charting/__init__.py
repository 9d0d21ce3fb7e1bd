"""A picture where one looks rather than reads: positions a month as bars, drawn by matplotlib in a process of its own."""
