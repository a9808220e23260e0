"""boto.py SERVICE URL ROOT-CERTIFICATE CALL...: evaluates calls on a client and prints the answers as JSON."""
import json
import sys

import boto3
import botocore.config
import botocore.exceptions
import botocore.response

service, url, root, *calls = sys.argv[1:]
c = boto3.client(
    service, endpoint_url=url, region_name="eu-west-1", verify=root or None,
    aws_access_key_id="LAB", aws_secret_access_key="lab",
    config=botocore.config.Config(retries={"max_attempts": 0}, read_timeout=60, s3={"addressing_style": "path"}))


def plain(value):
    return value.read().decode() if isinstance(value, botocore.response.StreamingBody) else str(value)


answers = []
for call in calls:
    try:
        answer = eval(call)
        if isinstance(answer, dict):
            metadata = answer.pop("ResponseMetadata")
            answer["Status"] = metadata["HTTPStatusCode"]
        answers.append(answer)
    except botocore.exceptions.ClientError as e:
        answers.append({"Error": e.response["Error"]["Code"], "Status": e.response["ResponseMetadata"]["HTTPStatusCode"], "Class": type(e).__name__})
print(json.dumps(answers, default=plain))
