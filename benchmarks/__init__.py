"""Speed and memory of ordrett, each beside a baseline: python -m benchmarks.bench_NAME."""
