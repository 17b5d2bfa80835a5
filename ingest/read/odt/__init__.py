"""OpenDocument texts (ODT), as LibreOffice writes them."""
