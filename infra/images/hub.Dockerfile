# The hub with the built console. The image runs as an ordinary user; everything it keeps is under /data.
FROM node:22-bookworm-slim AS build
WORKDIR /watchfloor
COPY package.json package-lock.json ./
COPY packages packages
COPY apps apps
COPY infra/bench/package.json infra/bench/package.json
RUN npm ci
COPY . .
RUN npx tsc -b packages/shared packages/domain packages/city apps/server apps/gateway && npm run build -w @watchfloor/city && npm run build -w @watchfloor/console \
  && npm prune --omit=dev

FROM node:22-bookworm-slim
WORKDIR /watchfloor
ENV NODE_ENV=production
COPY --from=build --chown=root:root /watchfloor /watchfloor
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080 6808 8212
CMD ["node", "apps/server/dist/main.js"]
