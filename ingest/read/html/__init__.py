"""Web pages, and the page language that EPUB books share with them."""
