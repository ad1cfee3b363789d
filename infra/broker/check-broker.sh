#!/bin/sh
# Healthy: something listens on the broker's port.
exec nc -z 127.0.0.1 "${BROKER_PORT:-1883}"
