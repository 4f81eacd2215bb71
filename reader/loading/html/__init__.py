"""Web pages: a tree of elements, what of it is the article, and its blocks."""
