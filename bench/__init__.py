"""How much a page costs, as a multiple of a page that does nothing."""
