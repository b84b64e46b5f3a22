"""Every German word on screen: constants and small functions, one module per page."""
