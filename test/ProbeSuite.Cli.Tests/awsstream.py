"""awsstream.py URL: runs the suite of a served lab through botocore, and prints the lines of its streamed answer."""
import sys

import boto3

c = boto3.client("lambda", endpoint_url=sys.argv[1], region_name="eu-west-1", aws_access_key_id="LAB", aws_secret_access_key="lab")
for event in c.invoke_with_response_stream(FunctionName="probesuite-aggregator", Payload='{"publish":false,"progress":true}')["EventStream"]:
    if "PayloadChunk" in event:
        sys.stdout.buffer.write(event["PayloadChunk"]["Payload"])
    else:
        assert event == {"InvokeComplete": {}}, event
