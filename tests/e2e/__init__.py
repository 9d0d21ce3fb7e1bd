"""The whole bot, from a signed request to what a person sees, through an emulated Slack."""
