# An API node with the browser client. Built from the root of the repository:
#
#   docker build -f deploy/docker/api.Dockerfile -t stadmaken-api .
FROM node:22-bookworm-slim AS web
WORKDIR /source/api/web
COPY api/web/package.json api/web/package-lock.json api/web/.npmrc ./
RUN npm ci --no-progress
COPY api/web ./
RUN npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
# First what decides on packages, so that a change of code does not fetch them again.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY grain-interfaces/*.csproj grain-interfaces/
COPY grains/*.csproj grains/
COPY silo/*.csproj silo/
COPY api/*.csproj api/
COPY api/web/Web.targets api/web/
RUN dotnet restore api
COPY grain-interfaces grain-interfaces
COPY grains grains
COPY silo silo
COPY api api
COPY deploy/sql deploy/sql
COPY .editorconfig ./
COPY --from=web /source/api/wwwroot api/wwwroot
RUN dotnet publish api -c Release -p:BuildWeb=false -o /program --no-restore

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /program
COPY --from=build /program .
COPY --chmod=0755 deploy/docker/healthy /usr/local/bin/healthy
# As a node of a cluster it writes nothing, so its file system may be read-only; without this the runtime wants /tmp for its diagnostics.
ENV DOTNET_EnableDiagnostics=0 \
    ASPNETCORE_HTTP_PORTS= \
    ASPNETCORE_URLS=http://+:8080 \
    Cluster__Mode=Cluster \
    Logging__Console__FormatterName=json
# For the public, and metrics where Metrics__Url says so.
EXPOSE 8080 9464
# The user `app` of the base image, as a number, so that Kubernetes can see that it is not root.
USER 1654
ENTRYPOINT ["dotnet", "Stadmaken.Api.dll"]
