"""Articles as they lie on disk: text, HTML, JSON, CSV and Parquet files, plain or compressed."""
