"""Says what CloudFormation would do with a SAM template, without an account.

deploy.py translate TEMPLATE              the plain template that `sam deploy` sends
deploy.py resolve TEMPLATE STACK [N=V]... its resources as a stack with these parameters gets them: conditions decided,
                                          functions evaluated; what only AWS can know stays as "${LogicalId.Attribute}"
A parameter or rule that CloudFormation would refuse ends the program with its text.
"""
import ipaddress
import json
import os
import re
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "eu-west-1")

from samtranslator.internal.managed_policies import get_bundled_managed_policy_map
from samtranslator.model.exceptions import InvalidDocumentException
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

ABSENT = object()


class BundledPolicies:
    def load(self):
        return get_bundled_managed_policy_map("aws")


def translate(path):
    with open(path, encoding="utf-8") as file:
        template = yaml_parse(file)
    # What `sam package` does before: the translator takes code from S3 only.
    for resource in template["Resources"].values():
        if "CodeUri" in resource.get("Properties", {}):
            resource["Properties"]["CodeUri"] = "s3://packaged/code"
    try:
        return transform(template, {}, BundledPolicies(), passthrough_metadata=True)
    except InvalidDocumentException as error:
        sys.exit("\n".join(cause.message for cause in error.causes))


class Stack:
    def __init__(self, template, name, given):
        self.template = template
        self.values = {
            "AWS::StackName": name, "AWS::Region": "eu-west-1", "AWS::AccountId": "123456789012",
            "AWS::Partition": "aws", "AWS::URLSuffix": "amazonaws.com", "AWS::NoValue": ABSENT}
        for key in given:
            if key not in template["Parameters"]:
                sys.exit(f"{key} is not a parameter")
        for key, parameter in template["Parameters"].items():
            self.values[key] = self.parameter(key, parameter, given.get(key, parameter["Default"]))
        for rule in template.get("Rules", {}).values():
            if self.of(rule["RuleCondition"]):
                for assertion in rule["Assertions"]:
                    if not self.of(assertion["Assert"]):
                        sys.exit(assertion["AssertDescription"])
        self.resources = {
            key: resource for key, resource in template["Resources"].items() if self.holds(resource)}

    @staticmethod
    def parameter(key, parameter, value):
        allowed = [str(each) for each in parameter.get("AllowedValues", [value])]
        if str(value) not in allowed or not re.fullmatch(parameter.get("AllowedPattern", r"[\s\S]*"), str(value)):
            sys.exit(f"{key} {parameter.get('ConstraintDescription', 'must be one of ' + ', '.join(allowed))}")
        return value

    def holds(self, thing):
        return "Condition" not in thing or self.of({"Condition": thing["Condition"]})

    def resolve(self):
        return {
            "Resources": {key: self.of(resource) for key, resource in self.resources.items()},
            "Outputs": {key: self.of(output) for key, output in self.template["Outputs"].items() if self.holds(output)}}

    def known(self, name):
        if name in self.values:
            return self.values[name]
        if name.split(".")[0] not in self.resources:
            sys.exit(f"{name} is used, but is not part of this stack")
        return f"${{{name}}}"

    def of(self, value):
        if isinstance(value, list):
            return [each for each in map(self.of, value) if each is not ABSENT]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            (name, argument), = value.items()
            evaluate = getattr(self, name.replace("Fn::", "fn_").lower(), None) if name[:4] == "Fn::" or name == "Ref" else None
            if evaluate:
                return evaluate(argument)
            if name == "Condition" and isinstance(argument, str):
                return self.of(self.template["Conditions"][argument])
        return {key: each for key, each in ((key, self.of(each)) for key, each in value.items() if key != "Condition" or not isinstance(each, str))
                if each is not ABSENT}

    def ref(self, name):
        return self.known(name)

    def fn_getatt(self, argument):
        return self.known(argument if isinstance(argument, str) else ".".join(argument))

    def fn_sub(self, argument):
        text, names = (argument, {}) if isinstance(argument, str) else argument
        return re.sub(r"\$\{([^}]+)\}", lambda match: str(self.of(names[match[1]]) if match[1] in names else self.known(match[1])), text)

    def fn_if(self, argument):
        return self.of(argument[1] if self.of({"Condition": argument[0]}) else argument[2])

    def fn_join(self, argument):
        return argument[0].join(self.of(argument[1]))

    def fn_split(self, argument):
        return self.of(argument[1]).split(argument[0])

    def fn_select(self, argument):
        return self.of(argument[1])[int(argument[0])]

    def fn_getazs(self, _):
        return ["eu-west-1a", "eu-west-1b", "eu-west-1c"]

    def fn_cidr(self, argument):
        block, count, bits = (self.of(each) for each in argument)
        return [str(each) for each, _ in zip(ipaddress.ip_network(block).subnets(new_prefix=32 - bits), range(count))]

    def fn_findinmap(self, argument):
        outer, key, inner = (self.of(each) for each in argument)
        return self.template["Mappings"][outer][key][inner]

    def fn_equals(self, argument):
        return str(self.of(argument[0])) == str(self.of(argument[1]))

    def fn_not(self, argument):
        return not self.of(argument[0])

    def fn_and(self, argument):
        return all(map(self.of, argument))

    def fn_or(self, argument):
        return any(map(self.of, argument))


verb, path, *rest = sys.argv[1:]
plain = translate(path)
answer = plain if verb == "translate" else Stack(plain, rest[0], dict(pair.split("=", 1) for pair in rest[1:])).resolve()
json.dump(answer, sys.stdout, indent=2)
