"""What the project promises of its builds, tried: python -m reliability.kills, python -m reliability.same_bytes."""
