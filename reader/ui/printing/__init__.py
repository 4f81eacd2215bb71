"""The page on paper: an article set anew for a printer or a PDF, with or without what the person attached to it."""
