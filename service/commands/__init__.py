"""The commands, by what they do. Their own imports are light; heavy ones stand inside the functions."""
