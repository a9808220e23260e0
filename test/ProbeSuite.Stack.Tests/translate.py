"""Prints what CloudFormation would make of a SAM template: translate.py TEMPLATE [NAME=VALUE]..."""
import json
import os
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "eu-west-1")

from samtranslator.internal.managed_policies import get_bundled_managed_policy_map
from samtranslator.model.exceptions import InvalidDocumentException
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class BundledPolicies:
    def load(self):
        return get_bundled_managed_policy_map("aws")


with open(sys.argv[1], encoding="utf-8") as file:
    template = yaml_parse(file)

# What `sam package` does: the translator takes code from S3 only.
for resource in template["Resources"].values():
    if "CodeUri" in resource.get("Properties", {}):
        resource["Properties"]["CodeUri"] = "s3://packaged/code"

try:
    plain = transform(template, dict(pair.split("=", 1) for pair in sys.argv[2:]), BundledPolicies(), passthrough_metadata=True)
except InvalidDocumentException as error:
    sys.exit("\n".join(cause.message for cause in error.causes))
json.dump(plain, sys.stdout, indent=2)
