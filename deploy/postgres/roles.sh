#!/usr/bin/env bash
# Run once by the postgres image in an empty database (hub.docker.com/_/postgres, "Initialization scripts"), or by hand
# on a server of your own: the role that owns the tables, the role that runs the product, and their database.
set -euo pipefail
psql -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" \
  -v owner="$HALO_OWNER_PASSWORD" -v app="$HALO_APP_PASSWORD" <<'SQL'
create role halo_owner login password :'owner';
create role halo_app login password :'app';
create database halo owner halo_owner;
SQL
