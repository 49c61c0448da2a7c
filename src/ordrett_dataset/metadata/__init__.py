"""Metadata of the dataset in the formats of citation managers, catalogues and annotation tools."""
