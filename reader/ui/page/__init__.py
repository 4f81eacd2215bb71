"""The reading view: a lazy text layout, the layers painted on it, and the widget that shows them."""
