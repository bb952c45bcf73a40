# A silo; with the argument `migrate`, the database migrations. Built from the root of the repository:
#
#   docker build -f deploy/docker/silo.Dockerfile -t stadmaken-silo .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
# First what decides on packages, so that a change of code does not fetch them again.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY grain-interfaces/*.csproj grain-interfaces/
COPY grains/*.csproj grains/
COPY silo/*.csproj silo/
RUN dotnet restore silo
COPY grain-interfaces grain-interfaces
COPY grains grains
COPY silo silo
COPY deploy/sql deploy/sql
COPY .editorconfig ./
RUN dotnet publish silo -c Release -o /program --no-restore

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /program
COPY --from=build /program .
COPY --chmod=0755 deploy/docker/healthy /usr/local/bin/healthy
# It writes nothing, so its file system may be read-only; without this the runtime wants /tmp for its diagnostics.
ENV DOTNET_EnableDiagnostics=0 \
    ASPNETCORE_HTTP_PORTS= \
    ASPNETCORE_URLS=http://+:8081 \
    Logging__LogLevel__Microsoft=Warning \
    Logging__LogLevel__Orleans=Warning \
    Logging__LogLevel__Polly=Warning \
    Logging__Console__FormatterName=json
# Between silos, from API nodes, health and metrics.
EXPOSE 11111 30000 8081
# The user `app` of the base image, as a number, so that Kubernetes can see that it is not root.
USER 1654
ENTRYPOINT ["dotnet", "Stadmaken.Silo.dll"]
