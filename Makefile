# The commands of this project. `make lab` and `make test` install what is missing, and are safe to repeat.

export PATH := $(CURDIR)/.venv/bin:$(PATH)
export DOTNET_CLI_TELEMETRY_OPTOUT = 1
export DOTNET_NOLOGO = 1

CLI = dotnet src/ProbeSuite.Cli/bin/Release/net10.0/ProbeSuite.Cli.dll

.PHONY: lab faults test checked differential build functions format setup setup-tests

# Builds the network of template.yaml out of namespaces, runs the suite in it, and prints what it found.
lab: setup functions
	@dotnet build src/ProbeSuite.Cli -c Release -v quiet
	@$(CLI) lab $(ARGS)

# Breaks everything that can be broken, one thing after the other, and prints what the suite made of it.
faults: setup functions
	@dotnet build src/ProbeSuite.Cli -c Release -v quiet
	@$(CLI) lab --faults $(ARGS)

# The functions are published beside the build. Tests have the machine to themselves: some hold a clock against it.
test: setup-tests
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target checked functions
	dotnet test --solution ProbeSuite.sln -c Release --no-build --max-parallel-test-modules 1

checked: build
	dotnet format ProbeSuite.sln --verify-no-changes --no-restore

# Holds the predictor against real packets in N networks drawn by lot. Needs root.
N = 500
SEED = 1
differential: setup
	@dotnet build test/ProbeSuite.Lab.Tests -c Release -v quiet
	@DIFFERENTIAL_NETWORKS=$(N) DIFFERENTIAL_SEED=$(SEED) dotnet run --project test/ProbeSuite.Lab.Tests -c Release --no-build -- \
		-class ProbeSuite.Lab.Tests.Differential.DifferentialTests -showliveoutput

build: setup
	dotnet build ProbeSuite.sln -c Release -v quiet

# The functions as Lambda runs them, compiled only when their sources changed.
functions: setup
	@build/publish-function.sh ProbeSuite.Probe $(RUNTIME) artifacts/functions/probe
	@build/publish-function.sh ProbeSuite.Aggregator $(RUNTIME) artifacts/functions/aggregator

format:
	dotnet format ProbeSuite.sln

setup:
	@build/setup.sh

setup-tests:
	@build/setup.sh tests

# What `sam build` calls, one target for each function of template.yaml. The probes are one program, and so are the
# aggregator and its widget.
RUNTIME = linux-x64
PROBES = NoVpcProbe PrivateSubnetProbe PublicSubnetProbe EndpointProbe PlacementProbe

.PHONY: build-Aggregator build-Widget $(PROBES:%=build-%)
build-Aggregator build-Widget:
	build/publish-function.sh ProbeSuite.Aggregator $(RUNTIME) "$(ARTIFACTS_DIR)"

$(PROBES:%=build-%):
	build/publish-function.sh ProbeSuite.Probe $(RUNTIME) "$(ARTIFACTS_DIR)"
