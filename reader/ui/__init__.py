"""The window: Qt, and nothing but Qt's side of things."""
