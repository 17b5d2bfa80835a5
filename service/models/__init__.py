"""The shapes of what goes over HTTP; the command line prints the same."""
