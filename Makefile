.PHONY: build
build:
	dotnet build ProbeSuite.sln
