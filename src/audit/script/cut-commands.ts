/** Commands that print less than raw outputs, short enough for a line; the collecting script has longer ones. */
const COMMANDS: ReadonlyArray<readonly [sign: RegExp, command: string]> = [
  [
    /"NetworkInterface(?:s|Id)"/,
    'aws ec2 describe-network-interfaces --filters Name=vpc-id,Values=VPC --output json --query '
    + "'NetworkInterfaces[].{NetworkInterfaceId:NetworkInterfaceId,SubnetId:SubnetId,VpcId:VpcId,"
    + 'PrivateIpAddress:PrivateIpAddress,PrivateIpAddresses:PrivateIpAddresses[].PrivateIpAddress,'
    + "Ipv4Prefixes:Ipv4Prefixes[].Ipv4Prefix,Status:Status,Attachment:Attachment,TagSet:TagSet}'",
  ],
  [
    /"kind": ?"Pod(?:List)?"|"hostNetwork"/,
    'kubectl get pods -A -o go-template=\'{"kind":"PodList","items":[{{range $i,$p:=.items}}{{if $i}},{{end}}'
    + '{"metadata":{"namespace":"{{.metadata.namespace}}","name":"{{.metadata.name}}"},"spec":{"nodeName":'
    + '"{{with .spec.nodeName}}{{.}}{{end}}","hostNetwork":{{if .spec.hostNetwork}}true{{else}}false{{end}}},'
    + '"status":{"phase":"{{.status.phase}}","podIP":"{{with .status.podIP}}{{.}}{{end}}"}}{{end}}]}\'',
  ],
];

/** What to do about a file that is too large, by its beginning: the command that prints what is read of it. */
export function cutCommandFor(head: string): string {
  const found = COMMANDS.find(([sign]) => sign.test(head));
  return found === undefined
    ? 'use the script that eks-pod-capacity collect CLUSTER REGION prints, which keeps what is read'
    : `write less: ${found[1]}`;
}
