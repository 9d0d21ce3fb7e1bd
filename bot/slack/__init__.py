"""The edge to Slack: cards, listeners and the two ways to run them."""
