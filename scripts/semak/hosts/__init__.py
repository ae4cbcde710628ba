"""Addresses and hosts: taken apart, and held against the official ones they may imitate."""
