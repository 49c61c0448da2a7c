"""The kinds of mutation, a module a family; importing them registers them."""
