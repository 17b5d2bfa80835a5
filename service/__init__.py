"""What people touch: search, ask and browse, as an HTTP API, a web page and a command line."""
