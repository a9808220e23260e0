"""Makes functions at random and has cfn-lint say what they come to: python3 oracle.py > oracle.jsonl

Left out: ${!Literal}, which cfn-lint leaves as it is and CloudFormation does not, and whatever depends on how many zones
a Region has, which cfn-lint guesses.
"""
import json
import random

from cfnlint.context import create_context_for_template
from cfnlint.jsonschema import CfnTemplateValidator
from cfnlint.template import Template

SECTIONS = {
    "Parameters": {
        "Name": {"Type": "String", "Default": "shop"},
        "Other": {"Type": "String", "Default": "a,b-c"},
        "Ids": {"Type": "CommaDelimitedList", "Default": "x, y ,z"},
    },
    "Mappings": {"Sizes": {"shop": {"small": "1", "list": ["p", "q", "r"]}, "eu-west-1": {"small": "2", "list": ["s"]}}},
    "Conditions": {"Yes": {"Fn::Equals": [{"Ref": "Name"}, "shop"]}, "No": {"Fn::Not": [{"Condition": "Yes"}]}},
    "Resources": {"Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}}},
}


def text(depth):
    if depth == 0 or random.random() < 0.2:
        return random.choice(["a", "b,c", "", {"Ref": "Name"}, {"Ref": "Other"}, {"Ref": "AWS::Region"}])
    return random.choice([
        lambda: {"Fn::Join": [random.choice(["", "-", ","]), words(depth - 1, zones=False)]},
        lambda: {"Fn::Select": [random.choice([0, "0"]), words(depth - 1)]},
        lambda: {"Fn::Sub": random.choice(["${Name}/${AWS::Region}", "${Other}${Name}", "$Name {x} ${Name}"])},
        lambda: {"Fn::Sub": ["<${v}|${Name}|${w}>", {"v": text(depth - 1), "w": text(depth - 1)}]},
        lambda: {"Fn::FindInMap": ["Sizes", random.choice([{"Ref": "Name"}, {"Ref": "AWS::Region"}, "shop"]), "small"]},
    ])()


def words(depth, zones=True):
    if depth == 0 or random.random() < 0.2:
        return random.choice([["a", "b"], {"Ref": "Ids"}, ["only"]])
    if zones and random.random() < 0.2:
        return {"Fn::GetAZs": random.choice(["", "eu-west-1", {"Ref": "AWS::Region"}])}
    return random.choice([
        lambda: [text(depth - 1) for _ in range(random.randint(1, 3))],
        lambda: {"Fn::Split": [random.choice([",", "-", "/"]), text(depth - 1)]},
        lambda: {"Fn::FindInMap": ["Sizes", random.choice([{"Ref": "Name"}, {"Ref": "AWS::Region"}]), "list"]},
    ])()


def main():
    random.seed(20261125)
    template = Template("template.json", SECTIONS, regions=["eu-west-1"])
    validator = CfnTemplateValidator({}).evolve(cfn=template, context=create_context_for_template(template))
    print(json.dumps(SECTIONS))
    seen = set()
    while len(seen) < 400:
        function = random.choice([text, words])(random.randint(1, 4))
        line = json.dumps(function)
        if line in seen or not isinstance(function, dict):
            continue
        results = [result[0] for result in validator.resolve_value(function) if result[0] is not None]
        if len(results) == 1 and "Ref" not in json.dumps(results) and "Fn::" not in json.dumps(results):
            seen.add(line)
            print(json.dumps({"function": function, "value": results[0]}))


main()
