"""Reviews: what a person decided about rows, recorded beside the annotations and merged into them."""
