"""Citations of the dataset, or of one row, in the formats of reference managers and journals."""
