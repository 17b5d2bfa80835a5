"""What documents of word processors share: styles that say what a paragraph is, and properties."""
