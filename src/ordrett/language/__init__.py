"""Language packs (word lists by language) and language detection."""
