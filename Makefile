.PHONY: build
build:
	dotnet build ProbeSuite.sln

# What `sam build` calls, one target for each function of template.yaml. The probes are one program.
RUNTIME = linux-x64
PROBES = NoVpcProbe PrivateSubnetProbe PublicSubnetProbe EndpointProbe

.PHONY: build-Aggregator $(PROBES:%=build-%)
build-Aggregator:
	build/publish-function.sh ProbeSuite.Aggregator $(RUNTIME) "$(ARTIFACTS_DIR)"

$(PROBES:%=build-%):
	build/publish-function.sh ProbeSuite.Probe $(RUNTIME) "$(ARTIFACTS_DIR)"
