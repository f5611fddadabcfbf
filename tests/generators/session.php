<?php
// A call with the client that OpenAPI Generator made for PHP: `php session.php FOLDER ADDRESS`.
require_once 'GuzzleHttp/autoload.php';

spl_autoload_register(function (string $name) use ($argv): void {
    $file = $argv[1] . '/lib/' . str_replace(['OpenAPI\\Client\\', '\\'], ['', '/'], $name) . '.php';
    if (is_file($file)) {
        require $file;
    }
});

$settings = (new OpenAPI\Client\Configuration())->setHost(rtrim($argv[2], '/'));
$planning = new OpenAPI\Client\Api\UniversalActivitiesApi(null, $settings);
$activities = new OpenAPI\Client\Api\ActivitiesApi(null, $settings);
$added = $planning->crmActivityTodoAdd(new OpenAPI\Client\Model\CrmActivityTodoAddRequest([
    'owner_type_id' => 2,
    'owner_id' => 1,
    'deadline' => '2030-02-03T15:00:00+02:00',
    'title' => 'Call back',
]));
$id = $added->getResult()->getId();
$got = $activities->crmActivityGet(new OpenAPI\Client\Model\CrmActivityGetRequest(['id' => $id]));
echo $got->getResult()->getSubject(), "\n";
try {
    $activities->crmActivityGet(new OpenAPI\Client\Model\CrmActivityGetRequest(['id' => 123456]));
} catch (OpenAPI\Client\ApiException $refused) {
    echo json_decode($refused->getResponseBody())->error_description, "\n";
}
