"""What is known of a document from beside it: its sidecar, and the reader's library of references."""
