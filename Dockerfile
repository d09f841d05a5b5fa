# The build has a compiler for the native modules; what runs has not.
FROM node:22-bookworm-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
COPY .ci .ci
RUN npm ci --ignore-scripts && npm rebuild better-sqlite3 hnswlib-node
COPY . .
# Of the sources only the word tables are read when it runs.
RUN npm run build && npm prune --omit=dev --ignore-scripts && find src -type f ! -name '*.tsv' -delete

FROM node:22-bookworm-slim
ENV NODE_ENV=production TUTOR_DATA=/data PORT=8080
WORKDIR /app
COPY --from=build --chown=root:root /app/package.json ./
COPY --from=build --chown=root:root /app/node_modules node_modules
COPY --from=build --chown=root:root /app/dist dist
COPY --from=build --chown=root:root /app/corpus corpus
COPY --from=build --chown=root:root /app/src src
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node is the first process: SIGTERM reaches it directly.
ENTRYPOINT ["node", "dist/src/main.js"]
CMD ["serve"]
