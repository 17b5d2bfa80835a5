"""Word documents (DOCX), read from their XML, so that tracked changes, notes and text boxes are seen as they are."""
