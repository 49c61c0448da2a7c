"""Tests of what builds and validation promise under crashes, varied environments and malicious input."""
