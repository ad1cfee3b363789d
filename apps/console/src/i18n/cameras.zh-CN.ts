/** 摄像机登记的文字。 */
export const camerasZh = {
  cameras: {
    create: '登记摄像机', area: '区域', allAreas: '全部区域', owner: '责任单位', allOwners: '全部单位', streams: '码流', short_main: '主', short_sub: '子', noStream: '无地址', noPlace: '无位置', today: '今日在线率', availability: '在线情况', days: '近 30 天', dayFigure: '{{day}}：{{pct}}%（{{checks}} 次检查，{{on}} 次在线）',
    emptyText: '从 CSV 导入全部点位，或逐个登记。登记了地址的摄像机会逐个检查，并出现在电视墙的列表里。', importTitle: '导入摄像机', importColumns: '列：externalId, name, kind, main, sub, username, password, lat, lon, facing, fieldOfView, range, height, tilt, owner, groups, watchers（也认中文列名）。编号已登记的行会更新；空格子保持原样；密码只进不出。',
    name: '名称', externalId: '编号', groups: '分组', groupsHint: '多个用分号隔开', source: '取流', onvif: '云台（ONVIF）', onvifUrl: 'ONVIF 地址', onvifHint: '仅云台摄像机填写，如 http://…/onvif/device_service', onvifUsername: 'ONVIF 用户名', onvifUserHint: '留空则用取流的账号', onvifPassword: 'ONVIF 密码', onvifRule: '以 http:// 或 https:// 开头，不含用户名和密码', mainUrl: '主码流地址（大画面）', subUrl: '子码流地址（小画面）', subHint: '建议 640×360、H.264、无 B 帧，每 2 秒一个关键帧', username: '用户名', password: '密码', passwordKept: '已保存。留空则不变', passwordAgain: '地址换到了另一台设备：请重新填写密码', passwordSealed: '加密保存，谁也看不到', passwordDrop: '删除密码', passwordGoes: '保存后，密码将被删除', addressRule: '以 rtsp:// 开头，不含用户名和密码',
    try: '试一试', try_main: '试一试主码流', try_sub: '试一试子码流', tryStop: '停止试连', trying: '正在等下一个关键帧…', plays: '浏览器可以播放', bFrames: '含 B 帧', noBFrames: '无 B 帧', keyFrame: '关键帧 {{kb}} KB',
    pose: '位置和视野', posePlace: '在地图上点出摄像机的位置', poseLook: '点它看得清的最远处：朝向和可视距离随之确定', clickSets: '在地图上点一下，设定', setPlace: '位置', setLook: '朝向', lat: '纬度', lon: '经度', facingDeg: '朝向（°）', fieldOfViewDeg: '视场角（°）', rangeM: '可视距离（m）', heightM: '高度（m）', tiltDeg: '俯角（°）',
    watchers: '谁可以看', watchersHint: '还可以在“用户”里把一个人限定在若干区域', watchersNone: '至少选一个角色', past: '检查记录', checked: '最近检查 {{time}}',
  },
  watchLimit: { label: '可看的摄像机', everywhere: '全市', within: '只限这些区域', add: '添加区域', choose: '选择一个区域', leaveOut: '去掉{{name}}', gone: '已删除的区域', none: '一个区域也没有选：这个人看不到任何摄像机', denied: '这路摄像机不在您可看的范围内', deniedAdvice: '需要查看时，请联系本中心的管理员' },
  afterCheck: {
    title: '同机位核查', open: '用“{{camera}}”核查', back: '转到当时画面', turns: '{{camera}} 正在转到立案时的画面', freeze: '定格', thaw: '回到实时', attach: '作为整改后照片附上', attached: '整改后照片已附到 {{number}}', note: '同机位核查：{{camera}} {{time}}', noBox: '立案时没有画框',
    keys: { open: '打开或收起同机位核查', freeze: '定格，或回到实时', back: '转到立案时的画面（云台）', attach: '把定格画面作为整改后照片附上' },
  },
  toWall: { title: '上墙', tile: '格', put: '放到第 {{n}} 格', done: '“{{camera}}”已放到{{wall}}第 {{n}} 格', failed: '布局没有读到，稍后再试', drag: '拖到电视墙的一格', map: '地图', list: '列表', choose: '在地图上选一路摄像机，拖到一格，或按回车', keys: { map: '在列表和地图之间切换', put: '把选中的摄像机放到选中的一格', wall: '把这路摄像机放上电视墙' } },
}
